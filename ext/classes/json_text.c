#include "json_text.h"

#include "ext/json/php_json.h"

bool encharge_json_encode(smart_str *json, zval *value, int options, int depth)
{
	php_json_error_code others = JSON_G(error_code), error;
	zend_result result = php_json_encode_ex(json, value, options, depth);

	/* An infinite number is an error that the result does not tell. */
	error = JSON_G(error_code);
	JSON_G(error_code) = others;
	smart_str_0(json);

	return result == SUCCESS && error == PHP_JSON_ERROR_NONE;
}
