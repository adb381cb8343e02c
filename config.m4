PHP_ARG_ENABLE([encharge],
  [whether to enable the Encharge webhook receiver],
  [AS_HELP_STRING([--enable-encharge],
    [Enable the Encharge webhook receiver])],
  [no])

if test "$PHP_ENCHARGE" != "no"; then
  AC_MSG_CHECKING([for PHP 8.2 or later])
  encharge_php_vernum=`$PHP_CONFIG --vernum 2>/dev/null || echo "$PHP_VERSION_ID"`
  if test "$encharge_php_vernum" -lt 80200; then
    AC_MSG_RESULT([no])
    AC_MSG_ERROR([encharge needs PHP 8.2 or later])
  fi
  AC_MSG_RESULT([yes])

  PKG_CHECK_MODULES([ENCHARGE_CURL], [libcurl >= 7.76.0],,
    [AC_MSG_ERROR([encharge needs libcurl 7.76 or later with its headers (Debian: apt-get install libcurl4-openssl-dev pkg-config)])])
  PKG_CHECK_MODULES([ENCHARGE_JANSSON], [jansson >= 2.14],,
    [AC_MSG_ERROR([encharge needs Jansson 2.14 or later with its headers (Debian: apt-get install libjansson-dev pkg-config)])])

  dnl Processes count in memory that they share. They cannot share the lock that
  dnl stands in for such an atomic elsewhere.
  AC_MSG_CHECKING([for 64-bit atomics without a lock])
  AC_COMPILE_IFELSE([AC_LANG_SOURCE([
      #include <stdatomic.h>
      _Static_assert(ATOMIC_LLONG_LOCK_FREE == 2, "always without a lock");
    ])],
    [AC_MSG_RESULT([yes])],
    [AC_MSG_RESULT([no])
     AC_MSG_ERROR([encharge needs a processor with 64-bit atomics that are always lock-free; for a 32-bit one the compiler may have to be told a newer model, as by CFLAGS=-march=i586])])

  PHP_EVAL_INCLINE([$ENCHARGE_CURL_CFLAGS $ENCHARGE_JANSSON_CFLAGS])
  PHP_EVAL_LIBLINE([$ENCHARGE_CURL_LIBS $ENCHARGE_JANSSON_LIBS], [ENCHARGE_SHARED_LIBADD])

  dnl A resolver thread of libcurl may outlive the call that started it: the
  dnl code under it must stay mapped when PHP unloads its extensions.
  encharge_ldflags=$LDFLAGS
  LDFLAGS="$LDFLAGS -Wl,-z,nodelete"
  AC_MSG_CHECKING([whether the linker knows -z nodelete])
  AC_LINK_IFELSE([AC_LANG_PROGRAM()],
    [AC_MSG_RESULT([yes])
     ENCHARGE_SHARED_LIBADD="$ENCHARGE_SHARED_LIBADD -Wl,-z,nodelete"],
    [AC_MSG_RESULT([no])])
  LDFLAGS=$encharge_ldflags
  PHP_SUBST([ENCHARGE_SHARED_LIBADD])

  PHP_NEW_EXTENSION([encharge], m4_normalize([
      ext/encharge.c
      ext/core/access_key.c
      ext/core/anonymize_ip.c
      ext/core/answered.c
      ext/core/api_url.c
      ext/core/attempt.c
      ext/core/bytes.c
      ext/core/byte_lock.c
      ext/core/call.c
      ext/core/codes.c
      ext/core/connection.c
      ext/core/contacts.c
      ext/core/durable_file.c
      ext/core/file_system.c
      ext/core/form.c
      ext/core/guard_document.c
      ext/core/guard_file.c
      ext/core/guard_settings.c
      ext/core/inbox.c
      ext/core/inbox_accept.c
      ext/core/inbox_claim.c
      ext/core/inbox_entry.c
      ext/core/inbox_list.c
      ext/core/inbox_name.c
      ext/core/inbox_pass.c
      ext/core/inbox_pause.c
      ext/core/inbox_upkeep.c
      ext/core/json.c
      ext/core/json_scan.c
      ext/core/person.c
      ext/core/shared_count.c
      ext/core/site_identity.c
      ext/core/transport.c
      ext/core/wall_clock.c
      ext/core/webhook.c
      ext/core/wrong_keys.c
      ext/binding/account_answer.c
      ext/binding/api_answer.c
      ext/binding/bailout.c
      ext/binding/ca_file.c
      ext/binding/digests.c
      ext/binding/field_date.c
      ext/binding/field_request.c
      ext/binding/field_value.c
      ext/binding/json_zval.c
      ext/binding/people_request.c
      ext/binding/property.c
      ext/binding/secret.c
      ext/binding/server_values.c
      ext/binding/webhook_request.c
      ext/guard/accepted_answer.c
      ext/guard/admission.c
      ext/guard/answer.c
      ext/guard/answered_report.c
      ext/guard/attempts.c
      ext/guard/check.c
      ext/guard/door.c
      ext/guard/held_webhook.c
      ext/guard/hidden_errors.c
      ext/guard/idle_workers.c
      ext/guard/last_word.c
      ext/guard/loader.c
      ext/guard/request.c
      ext/guard/shared_memory.c
      ext/guard/site_inbox.c
      ext/classes/AccessKey.c
      ext/classes/Action.c
      ext/classes/Claim.c
      ext/classes/Client.c
      ext/classes/Code.c
      ext/classes/ExitBarrier.c
      ext/classes/Fetch.c
      ext/classes/FieldMap.c
      ext/classes/Guard.c
      ext/classes/Inbox.c
      ext/classes/InboxState.c
      ext/classes/Person.c
      ext/classes/Webhook.c
      ext/classes/exceptions.c
      ext/classes/guard_inspection.c
      ext/classes/inbox_management.c
      ext/classes/inbox_values.c
    ]),
    [$ext_shared],,
    [-fvisibility=hidden -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1])
  PHP_ADD_INCLUDE(PHP_EXT_SRCDIR()[/ext])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/core $ext_builddir/ext/binding $ext_builddir/ext/guard $ext_builddir/ext/classes])
  PHP_ADD_EXTENSION_DEP([encharge], [date])
  PHP_ADD_EXTENSION_DEP([encharge], [hash])
  PHP_ADD_EXTENSION_DEP([encharge], [json])
  PHP_ADD_EXTENSION_DEP([encharge], [spl])
fi
