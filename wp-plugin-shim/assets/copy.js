/**
 * Adds a button to whatever is to be copied: an element with data-encharge-copy, whose text or value it is.
 */
( function () {
	'use strict';

	const { __ } = wp.i18n;

	function copy( source ) {
		return navigator.clipboard.writeText( 'value' in source ? source.value : source.textContent );
	}

	/** Where the browser may not write to the clipboard, as without https, the text is selected for who copies it by keyboard. */
	function select( source ) {
		const range = document.createRange();

		range.selectNodeContents( source );
		window.getSelection().removeAllRanges();
		window.getSelection().addRange( range );
	}

	function selected( source ) {
		if ( 'select' in source ) {
			source.focus();
			source.select();
		} else {
			select( source );
		}
		return __( 'Selected. Copy it with the keyboard.', 'webhooks-for-encharge' );
	}

	function add_button( source ) {
		const button = document.createElement( 'button' );

		button.type = 'button';
		button.className = 'button encharge-copy';
		button.textContent = __( 'Copy', 'webhooks-for-encharge' );
		if ( source.dataset.enchargeCopy ) {
			button.setAttribute( 'aria-label', source.dataset.enchargeCopy );
		}
		button.addEventListener( 'click', async function () {
			let said;

			try {
				await copy( source );
				said = __( 'Copied.', 'webhooks-for-encharge' );
			} catch {
				said = selected( source );
			}
			button.textContent = said;
			wp.a11y.speak( said );
		} );
		source.after( button );
	}

	function add_buttons( within ) {
		within.querySelectorAll( '[data-encharge-copy]' ).forEach( add_button );
	}

	add_buttons( document );
	// Other scripts tell so of what they have put into the page.
	document.addEventListener( 'encharge-shown', ( event ) => add_buttons( event.target ) );
} )();
