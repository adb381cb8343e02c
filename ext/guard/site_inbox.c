#include "site_inbox.h"

#include "php_encharge.h"
#include "idle_workers.h"
#include "request.h"

#include "binding/digests.h"

#include "core/byte_lock.h"
#include "core/inbox_list.h"
#include "core/inbox_pause.h"

#include "SAPI.h"

#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* Beside the folders of the sites, for they share the server's processors. */
#define PLACES_FILE "slots.lock"

/* As long as a webhook takes at the most whose call hangs: whoever waits is the one who drains what has come meanwhile.
 */
#define MILLISECONDS_FOR_A_PLACE 20000

int encharge_site_inbox_open(const encharge_guard_site *site, encharge_inbox **inbox)
{
	if (!site->inbox) {
		return ENOENT;
	}
	if (!encharge_open_basedir_allows(site->inbox)) {
		return EACCES;
	}
	return encharge_inbox_open(
		inbox, site->inbox, (encharge_bytes){site->installation, strlen(site->installation)}, encharge_sha256);
}

/*
 * Returns whether the request has a place now, or there is no telling. wait says
 * for how many milliseconds it waits for one.
 */
static bool take_place(const encharge_guard_site *site, unsigned wait)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	const char *slash = strrchr(site->inbox, '/');
	char path[MAXPATHLEN];
	int written = snprintf(path, sizeof(path), "%.*s/" PLACES_FILE, (int) (slash - site->inbox), site->inbox);

	if (guard->has_place || site->sync_limit == 0 || written < 0 || written >= (int) sizeof(path)) {
		return true;
	}
	guard->place = wait > 0 ? encharge_byte_lock_wait(path, site->sync_limit, wait)
							: encharge_byte_lock_take(path, site->sync_limit);
	guard->has_place = guard->place >= 0;

	return guard->has_place || errno != EAGAIN;
}

encharge_code encharge_find_obstacle(const encharge_guard_site *site, int64_t now)
{
	encharge_inbox *inbox;
	encharge_code reason = ENCHARGE_OK;
	int64_t until;

	if (encharge_site_inbox_open(site, &inbox) != 0) {
		return ENCHARGE_OK;
	}
	until = encharge_inbox_paused(inbox, now, &reason);
	encharge_inbox_release(inbox);
	if (until > 0) {
		return reason != ENCHARGE_OK ? reason : ENCHARGE_SITE_BUSY;
	}
	return take_place(site, 0) ? ENCHARGE_OK : ENCHARGE_SITE_BUSY;
}

bool encharge_take_place(const encharge_guard_site *site)
{
	return take_place(site, 0);
}

void encharge_pause_site_inbox(const encharge_guard_site *site, unsigned seconds, encharge_code reason)
{
	encharge_inbox *inbox;
	encharge_code before;
	int64_t now = time(NULL);

	if (encharge_site_inbox_open(site, &inbox) == 0) {
		if (encharge_inbox_paused(inbox, now, &before) == 0) {
			encharge_inbox_pause(inbox, now + seconds, reason);
		}
		encharge_inbox_release(inbox);
	}
}

int64_t encharge_microseconds(void)
{
	struct timeval now;

	gettimeofday(&now, NULL);

	return (int64_t) now.tv_sec * 1000000 + now.tv_usec;
}

bool encharge_store_webhook(
	const encharge_guard_site *site, const encharge_webhook *webhook, encharge_receipt *receipts)
{
	encharge_inbox *inbox;
	int error = encharge_site_inbox_open(site, &inbox);

	if (error == 0) {
		error = encharge_inbox_accept(inbox, webhook, site->trust_payload, encharge_microseconds(), receipts);
		encharge_inbox_release(inbox);
	}
	return error == 0;
}

/* What is claimed may be left by a process that has ended; only whoever tries to claim it finds out. */
static bool is_something_left(encharge_inbox *inbox, int64_t now)
{
	bool has_work = false;
	size_t claimed = 0;
	int64_t oldest;

	encharge_inbox_has_work(inbox, now, &has_work);
	if (!has_work) {
		encharge_inbox_count(inbox, ENCHARGE_INBOX_CLAIMED, 1, &claimed, &oldest);
	}
	return has_work || claimed > 0;
}

bool encharge_wants_drain(const encharge_guard_site *site, int64_t now)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	encharge_inbox *inbox;
	encharge_code reason;

	/* There the sender would wait for the end of the request. */
	if (strcmp(sapi_module.name, "cgi-fcgi") == 0 || guard->to_drain || encharge_site_inbox_open(site, &inbox) != 0) {
		return guard->to_drain != NULL;
	}
	if (encharge_inbox_paused(inbox, now, &reason) == 0 && is_something_left(inbox, now)
		&& encharge_inbox_lock(inbox) == 0 && encharge_await_idle_worker()
		&& take_place(site, MILLISECONDS_FOR_A_PLACE)) {
		guard->to_drain = inbox;
		return true;
	}
	encharge_inbox_release(inbox);

	return false;
}

void encharge_give_up_drain(void)
{
	encharge_inbox_release(ENCHARGE_G(guard).to_drain);
	ENCHARGE_G(guard).to_drain = NULL;
}

void encharge_give_up_place(void)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	if (guard->has_place) {
		close(guard->place);
		guard->has_place = false;
	}
}
