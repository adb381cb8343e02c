#include "json_text.h"

#include "ext/json/php_json.h"

#if PHP_VERSION_ID >= 80600
typedef php_json_error_details last_error;
#define LAST_ERROR JSON_G(error_details)
#define CODE_OF(error) (error).code
#else
typedef php_json_error_code last_error;
#define LAST_ERROR JSON_G(error_code)
#define CODE_OF(error) (error)
#endif

bool encharge_json_encode(smart_str *json, zval *value, int options, int depth)
{
	last_error others = LAST_ERROR, own;
	zend_result result = php_json_encode_ex(json, value, options, depth);

	/* An infinite number is an error that the result does not tell. */
	own = LAST_ERROR;
	LAST_ERROR = others;
	smart_str_0(json);

	return result == SUCCESS && CODE_OF(own) == PHP_JSON_ERROR_NONE;
}
