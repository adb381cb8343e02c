--TEST--
The body is JSON or a form
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/accept.inc';

foreach (['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', ' application/json ;x', 'application/vnd.api+json',
    'application/cloudevents+JSON', 'application/+json', 'application/jsonp', 'text/json', 'text/plain', 'json', '', null,
    'multipart/form-data; boundary=x', 'application/octet-stream', 'application/xml', "application/json\0"] as $type) {
    echo json_encode($type), ': ';
    accept('{"id":"a"}', [], ['CONTENT_TYPE' => $type]);
}
foreach (['application/x-www-form-urlencoded', 'Application/X-WWW-Form-Urlencoded;charset=UTF-8'] as $type) {
    echo json_encode($type), ': ';
    accept('id=a', [], ['CONTENT_TYPE' => $type]);
}
?>
--EXPECT--
"application\/json": add [a] key 0
"application\/json; charset=utf-8": add [a] key 0
"APPLICATION\/JSON": add [a] key 0
" application\/json ;x": add [a] key 0
"application\/vnd.api+json": add [a] key 0
"application\/cloudevents+JSON": add [a] key 0
"application\/+json": unsupported_media_type (key 0)
"application\/jsonp": unsupported_media_type (key 0)
"text\/json": unsupported_media_type (key 0)
"text\/plain": unsupported_media_type (key 0)
"json": unsupported_media_type (key 0)
"": unsupported_media_type (key 0)
null: unsupported_media_type (key 0)
"multipart\/form-data; boundary=x": unsupported_media_type (key 0)
"application\/octet-stream": unsupported_media_type (key 0)
"application\/xml": unsupported_media_type (key 0)
"application\/json\u0000": unsupported_media_type (key 0)
"application\/x-www-form-urlencoded": add [a] key 0
"Application\/X-WWW-Form-Urlencoded;charset=UTF-8": add [a] key 0
