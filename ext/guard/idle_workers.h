#ifndef ENCHARGE_GUARD_IDLE_WORKERS_H
#define ENCHARGE_GUARD_IDLE_WORKERS_H

#include "php.h"

/*
 * Whether PHP-FPM has another worker for visitors, as far as it tells: waits up to a
 * tenth of a second for one, since those that webhooks alone have taken are free
 * in a moment. To be called while PHP code runs.
 */
bool encharge_await_idle_worker(void);

#endif
