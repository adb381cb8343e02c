#include "site_inbox.h"

#include "php_encharge.h"
#include "idle_workers.h"
#include "request.h"

#include "binding/digests.h"

#include "core/byte_lock.h"
#include "core/inbox_list.h"
#include "core/inbox_pause.h"
#include "core/wall_clock.h"

#include "SAPI.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

/* Beside the folders of the sites, for they share the server's processors. */
#define PLACES_FILE "slots.lock"

/* As long as a webhook takes at the most whose call hangs: whoever waits is the one who drains what has come meanwhile.
 */
#define MILLISECONDS_FOR_A_PLACE 20000

encharge_inbox *encharge_site_inbox(const encharge_guard_site *site)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	if (!guard->inbox && site->inbox && encharge_open_basedir_allows(site->inbox)) {
		encharge_inbox_open(&guard->inbox, site->inbox,
			(encharge_bytes){site->installation, strlen(site->installation)}, encharge_sha256);
	}
	return guard->inbox;
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
	encharge_inbox *inbox = encharge_site_inbox(site);
	encharge_code reason = ENCHARGE_OK;

	if (!inbox) {
		return ENCHARGE_OK;
	}
	if (encharge_inbox_paused(inbox, now, &reason) > 0) {
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
	encharge_inbox *inbox = encharge_site_inbox(site);
	encharge_code before;
	int64_t now = time(NULL);

	if (inbox && encharge_inbox_paused(inbox, now, &before) == 0) {
		encharge_inbox_pause(inbox, now + seconds, reason);
	}
}

bool encharge_store_webhook(
	const encharge_guard_site *site, const encharge_webhook *webhook, encharge_receipt *receipts)
{
	encharge_inbox *inbox = encharge_site_inbox(site);

	return inbox && encharge_inbox_accept(inbox, webhook, site->trust_payload, encharge_microseconds(), receipts) == 0;
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
	encharge_inbox *inbox;
	encharge_code reason;

	/* There the sender would wait for the end of the request. */
	if (strcmp(sapi_module.name, "cgi-fcgi") == 0) {
		return false;
	}
	inbox = encharge_site_inbox(site);
	if (inbox && inbox->lock >= 0) {
		return true;
	}
	if (!inbox || encharge_inbox_paused(inbox, now, &reason) > 0 || !is_something_left(inbox, now)
		|| encharge_inbox_lock(inbox) != 0) {
		return false;
	}
	if (encharge_await_idle_worker() && take_place(site, MILLISECONDS_FOR_A_PLACE)) {
		return true;
	}
	encharge_inbox_unlock(inbox);

	return false;
}

void encharge_give_up_drain(void)
{
	if (ENCHARGE_G(guard).inbox) {
		encharge_inbox_unlock(ENCHARGE_G(guard).inbox);
	}
}

void encharge_forget_site_inbox(void)
{
	encharge_inbox_release(ENCHARGE_G(guard).inbox);
	ENCHARGE_G(guard).inbox = NULL;
}

void encharge_give_up_place(void)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	if (guard->has_place) {
		close(guard->place);
		guard->has_place = false;
	}
}
