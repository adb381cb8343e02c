#ifndef ENCHARGE_CLASS_GUARD_H
#define ENCHARGE_CLASS_GUARD_H

#include "php.h"

#endif
