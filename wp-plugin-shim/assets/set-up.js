/**
 * The tab Set-up: shows webhooks as they come, makes a URL on the open page, and has one check made after the other.
 */
( function () {
	'use strict';

	const { __, sprintf } = wp.i18n;
	const { apiFetch } = wp;
	const { speak } = wp.a11y;
	const find = ( selector, within = document ) => within.querySelector( selector );

	/** An element with text, which never is HTML. */
	function element( name, text = '', attributes = {} ) {
		const made = document.createElement( name );

		made.textContent = text;
		Object.entries( attributes ).forEach( ( [ key, value ] ) => made.setAttribute( key, value ) );
		return made;
	}

	/** Has what can be copied get its button. */
	const shown = ( where ) => where.dispatchEvent( new CustomEvent( 'encharge-shown', { bubbles: true } ) );

	/** What stands inside, in its own direction. */
	const isolated = ( text ) => element( 'bdi', text );

	/** Takes over, from the page as the server has it now, how far the site is. */
	async function refresh( ...selectors ) {
		const answer = await fetch( find( '.encharge-make form' )?.action ?? location, { credentials: 'same-origin' } );
		const page = new DOMParser().parseFromString( await answer.text(), 'text/html' );

		[ '.encharge-progress', ...selectors ].forEach( ( selector ) => {
			const fresh = find( selector, page );

			if ( fresh ) {
				find( selector )?.replaceWith( document.adoptNode( fresh ) );
				shown( fresh );
			}
		} );
		page.querySelectorAll( '[data-encharge-step]' ).forEach( ( state ) => {
			document.querySelectorAll( `h2 [data-encharge-step="${ state.dataset.enchargeStep }"]` ).forEach( ( old ) => old.replaceChildren( ...state.cloneNode( true ).childNodes ) );
		} );
	}

	/** Each webhook that comes, as soon as the server tells of it. */
	const waiting = ( function () {
		const FIRST = 2000;
		const LONGEST = 15000;
		const EAGER = 60000;
		const END = 600000;
		let began, busy, eager_until, pause, timer;

		const box = () => find( '.encharge-arrivals' );

		function say( text, is_over ) {
			find( '.encharge-waiting span', box() ).textContent = text;
			find( '.encharge-waiting a', box() ).hidden = ! is_over;
		}

		function hurry() {
			pause = FIRST;
			eager_until = Date.now() + EAGER;
		}

		function show( arrival ) {
			const item = element( 'li', '', { 'data-id': arrival.id, class: `encharge-status-${ arrival.status }` } );

			item.append( element( 'time', arrival.at, { datetime: arrival.time } ), ' ' );
			item.append( element( 'strong', arrival.flow, { dir: 'auto' } ), ' ', isolated( arrival.message ), ' ', element( 'em', arrival.remedy ) );
			if ( arrival.log_id ) {
				item.append( ' ', element( 'a', __( 'Details', 'webhooks-for-encharge' ), { href: box().dataset.details.replace( /([?&]id=)0/, `$1${ arrival.log_id }` ) } ) );
			}
			find( 'ol', box() ).prepend( item );
		}

		async function look() {
			const { arrivals } = await apiFetch( { path: `/encharge/v1/arrivals?after=${ box().dataset.after }` } );
			const known = new Set( [ ...box().querySelectorAll( '[data-id]' ) ].map( ( item ) => item.dataset.id ) );
			const fresh = arrivals.filter( ( arrival ) => ! known.has( arrival.id ) );

			fresh.reverse().forEach( show );
			if ( fresh.length ) {
				speak( fresh.map( ( { message, remedy } ) => `${ message } ${ remedy }` ).join( ' ' ) );
				hurry();
			}
			if ( fresh.some( ( arrival ) => 'pass' === arrival.status ) ) {
				await refresh();
			}
		}

		function stop( said ) {
			began = 0;
			say( said, true );
		}

		async function turn() {
			if ( Date.now() - began > END ) {
				stop( __( 'Stopped looking.', 'webhooks-for-encharge' ) );
				return;
			}
			busy = true;
			try {
				await look();
			} catch ( error ) {
				if ( [ 'rest_forbidden', 'rest_cookie_invalid_nonce' ].includes( error.code ) ) {
					stop( __( 'You were logged out.', 'webhooks-for-encharge' ) );
				}
			}
			busy = false;
			if ( began && ! document.hidden ) {
				timer = setTimeout( turn, pause );
			}
			if ( Date.now() > eager_until ) {
				pause = Math.min( pause * 1.5, LONGEST );
			}
		}

		document.addEventListener( 'visibilitychange', function () {
			clearTimeout( timer );
			if ( began && ! busy && ! document.hidden ) {
				hurry();
				turn();
			}
		} );

		return function () {
			if ( box() && ! began ) {
				began = Date.now();
				say( __( 'Waiting for a webhook…', 'webhooks-for-encharge' ), false );
				hurry();
				timer = setTimeout( turn, pause );
			}
		};
	} )();

	/** Makes the URL without leaving the page. Whatever cannot be done so, the server does when the form is sent to it. */
	function make_url( form ) {
		form.addEventListener( 'submit', async function ( event ) {
			const button = find( '[type="submit"]', form );
			const data = Object.fromEntries( new FormData( form ) );

			event.preventDefault();
			if ( button.disabled ) {
				return;
			}
			button.disabled = true;
			try {
				reveal( await apiFetch( { path: '/encharge/v1/keys', method: 'POST', data } ), form );
			} catch {
				form.submit();
				return;
			}
			form.reset();
			button.disabled = false;
			await refresh( '.encharge-keys', '.encharge-no-keys', '.encharge-make [name="request"]', ...( find( '.encharge-arrivals' ) ? [] : [ '.encharge-try' ] ) );
			waiting();
		} );
	}

	function reveal( { urls }, form ) {
		const panel = find( '.encharge-made-template' ).content.cloneNode( true ).firstElementChild;
		const input = find( 'input', panel );

		[ input.value ] = urls;
		find( '.encharge-made' )?.remove();
		form.before( panel );
		shown( panel );
		input.focus();
		input.select();
		speak( __( 'The URL is made. Copy it now: it is shown this once.', 'webhooks-for-encharge' ) );
	}

	/** A remedy: a link to a screen, or with the command in it to be copied. */
	function remedy_of( { kind, value, sentence } ) {
		const paragraph = element( 'p' );

		if ( 'screen' === kind ) {
			paragraph.append( element( 'a', sentence, { href: value } ) );
			return paragraph;
		}

		const [ before, ...after ] = 'command' === kind ? sentence.split( value ) : [ '' ];
		const copied = element( 'command' === kind ? 'code' : 'span', value, { 'data-encharge-copy': '' } );

		if ( 'command' === kind ) {
			copied.dir = 'ltr';
		}
		paragraph.append( before, copied, after.join( value ) );
		return paragraph;
	}

	function row_of( check, words ) {
		const row = element( 'tr' );
		const state = element( 'td' );
		const found = element( 'td' );

		state.append( element( 'span', words[ check.status ], { class: `encharge-status encharge-status-${ check.status }` } ) );
		found.append( isolated( check.message ) );
		if ( check.remedy ) {
			found.append( remedy_of( check.remedy ) );
		}
		row.append( element( 'th', check.label, { scope: 'row' } ), state, found );
		return row;
	}

	function run_checks( box ) {
		const text = find( 'pre', box );
		const head = text.textContent.trimEnd();

		const at = ( said ) => ( find( '.encharge-at', box ).textContent = said );

		find( 'form', box ).addEventListener( 'submit', async function ( event ) {
			const rows = find( 'tbody', box );
			const button = find( '[type="submit"]', box );
			const ids = box.dataset.checks.split( ' ' );
			const lines = new Set();

			event.preventDefault();
			button.disabled = true;
			rows.replaceChildren();
			find( 'table', box ).hidden = false;
			for ( const [ place, id ] of ids.entries() ) {
				/* translators: 1: number of a check, 2: number of all checks. */
				at( sprintf( __( 'Check %1$d of %2$d', 'webhooks-for-encharge' ), place + 1, ids.length ) );

				let checks;

				try {
					( { checks } = await apiFetch( { path: `/encharge/v1/checks/${ id }`, method: 'POST' } ) );
				} catch ( error ) {
					checks = [ { label: id, status: 'fail', message: error.message, line: `FAIL  ${ id }: ${ error.message }` } ];
				}
				for ( const check of checks.filter( ( one ) => ! lines.has( one.line ) ) ) {
					const row = row_of( check, box.dataset );

					lines.add( check.line );
					rows.append( row );
					shown( row );
				}
			}
			text.textContent = [ head, ...lines ].join( '\n' );
			find( '.encharge-support', box ).hidden = false;
			button.disabled = false;
			at( __( 'All checks are made.', 'webhooks-for-encharge' ) );
			speak( find( '.encharge-at', box ).textContent );
		} );
	}

	document.querySelectorAll( '.encharge-make form' ).forEach( make_url );
	document.querySelectorAll( '.encharge-checks' ).forEach( run_checks );
	waiting();
} )();
