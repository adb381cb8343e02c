/**
 * Adds to the field map: rows come, go and show sample values without a new page, and all rows are sent as one field,
 * since servers drop what comes behind the first thousand.
 */
( function () {
	'use strict';

	const { __, sprintf } = wp.i18n;
	const table = document.getElementById( 'encharge-map' );
	const template = document.getElementById( 'encharge-row' );

	if ( ! table || ! template ) {
		return;
	}

	const form = table.closest( 'form' );
	const body = table.tBodies[ 0 ];
	const names = { field: 'row_field[]', key: 'row_key[]', type: 'row_type[]', wipe: 'row_wipe[]' };
	let next = body.rows.length;
	let sample = null;

	function part( row, name ) {
		return row.querySelector( `[name="${ names[ name ] }"]` );
	}

	function read( row ) {
		return {
			field: part( row, 'field' ).value,
			key: part( row, 'key' ).value,
			type: part( row, 'type' ).value,
			wipe: part( row, 'wipe' ).checked,
		};
	}

	function rows() {
		return Array.from( body.rows, read );
	}

	function show_sample( row ) {
		if ( sample ) {
			row.querySelector( '.encharge-sample bdi' ).textContent = sample[ part( row, 'field' ).value ] || '—';
		}
	}

	function look_for_address() {
		document.getElementById( 'encharge-no-address' ).hidden = rows().some( ( row ) => 'user_email' === row.key );
	}

	function add( values ) {
		const holder = document.createElement( 'template' );

		holder.innerHTML = template.innerHTML.replaceAll( '%row%', next ).replaceAll( '%number%', next + 1 );
		next++;

		const row = holder.content.querySelector( 'tr' );

		Object.entries( values ).forEach( ( [ name, value ] ) => {
			part( row, name ).value = value;
		} );
		body.append( row );
		show_sample( row );
		look_for_address();

		return row;
	}

	function remove( row ) {
		const neighbour = row.nextElementSibling || row.previousElementSibling;

		row.remove();
		look_for_address();
		( neighbour ? part( neighbour, 'field' ) : document.getElementById( 'encharge-add' ) ).focus();
		wp.a11y.speak( __( 'Row removed. It is not saved yet.', 'webhooks-for-encharge' ) );
	}

	function take( suggestion ) {
		const list = suggestion.closest( '#encharge-suggestions' );

		add( suggestion.dataset );
		suggestion.remove();
		if ( ! list.querySelector( 'li' ) ) {
			list.remove();
		}
	}

	function take_and_go_on( suggestion ) {
		const neighbour = suggestion.nextElementSibling || suggestion.previousElementSibling;

		take( suggestion );
		( neighbour ? neighbour.querySelector( 'button' ) : part( body.lastElementChild, 'key' ) ).focus();
		wp.a11y.speak( __( 'Row added. It is not saved yet.', 'webhooks-for-encharge' ) );
	}

	function take_all() {
		const count = document.querySelectorAll( '#encharge-suggestions li' ).length;

		document.querySelectorAll( '#encharge-suggestions li' ).forEach( take );
		part( body.rows[ body.rows.length - count ], 'field' ).focus();
		wp.a11y.speak( __( 'Rows added. They are not saved yet.', 'webhooks-for-encharge' ) );
	}

	function say( help, text ) {
		help.textContent = text;
		wp.a11y.speak( text );
	}

	async function show() {
		const person = document.getElementById( 'encharge-person' );
		const help = document.getElementById( 'encharge-person-help' );

		help.textContent = __( 'Asking Encharge…', 'webhooks-for-encharge' );
		try {
			const answer = await wp.apiFetch( { path: `/encharge/v1/sample?person=${ encodeURIComponent( person.value ) }` } );

			sample = answer.values;
			Array.from( body.rows ).forEach( show_sample );
			say( help, sprintf( /* translators: %s: contact id. */ __( 'These are the values of contact %s.', 'webhooks-for-encharge' ), answer.contact_id ) );
		} catch ( error ) {
			say( help, error.message || __( 'There was no answer.', 'webhooks-for-encharge' ) );
		}
	}

	const pressed = {
		'encharge-add': () => part( add( {} ), 'field' ).focus(),
		'encharge-show': show,
		'encharge-add_all': take_all,
	};

	form.addEventListener( 'click', ( event ) => {
		const button = event.target.closest( 'button' );

		if ( ! button ) {
			return;
		}

		const work = pressed[ button.id ] || {
			remove_row: () => remove( button.closest( 'tr' ) ),
			suggestion: () => take_and_go_on( button.closest( 'li' ) ),
		}[ button.name ];

		if ( work ) {
			event.preventDefault();
			work();
		}
	} );

	form.addEventListener( 'keydown', ( event ) => {
		if ( 'Enter' === event.key && 'encharge-person' === event.target.id ) {
			event.preventDefault();
			show();
		}
	} );

	body.addEventListener( 'input', ( event ) => {
		show_sample( event.target.closest( 'tr' ) );
		look_for_address();
	} );

	form.addEventListener( 'formdata', ( { formData } ) => {
		Object.values( names ).forEach( ( name ) => formData.delete( name ) );
		formData.set( 'rows', JSON.stringify( { field_map: rows() } ) );
	} );

	document.getElementById( 'encharge-errors' )?.focus();
} )();
