#include "test.h"

#include "access_key.h"

#define COUNT 5

static encharge_digest digest_of(uint8_t byte)
{
	encharge_digest digest;

	memset(digest.bytes, byte, sizeof(digest.bytes));
	return digest;
}

static void test_a_key_is_found_by_its_digest_alone(void)
{
	encharge_digest digests[COUNT], presented;

	for (uint8_t i = 0; i < COUNT; i++) {
		digests[i] = digest_of(i);
	}
	for (uint8_t i = 0; i < COUNT; i++) {
		CHECK(encharge_access_key_find(&digests[i], digests, COUNT) == i);
	}
	presented = digest_of(0xFF);
	CHECK(encharge_access_key_find(&presented, digests, COUNT) == -1);
	CHECK(encharge_access_key_find(&presented, NULL, 0) == -1);

	/* One bit anywhere tells two digests apart. */
	for (size_t bit = 0; bit < 8 * sizeof(presented.bytes); bit++) {
		presented = digests[2];
		presented.bytes[bit / 8] ^= (uint8_t) (1u << bit % 8);
		CHECK(encharge_access_key_find(&presented, digests, COUNT) == -1);
	}

	digests[4] = digests[1];
	CHECK(encharge_access_key_find(&digests[1], digests, COUNT) == 1);
}

static void test_digests_are_read_from_hex_and_written_as_such(void)
{
	const char *digits = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	encharge_digest digest, same;
	char hex[64];

	CHECK(encharge_digest_from_hex(&digest, exact(digits)));
	CHECK(digest.bytes[0] == 0x00 && digest.bytes[1] == 0x11 && digest.bytes[31] == 0xFF);
	encharge_digest_to_hex(&digest, hex);
	CHECK(memcmp(hex, digits, sizeof(hex)) == 0);
	CHECK(encharge_digest_from_hex(&same, exact("00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF")));
	CHECK(memcmp(&digest, &same, sizeof(digest)) == 0);

	CHECK(!encharge_digest_from_hex(&digest, encharge_exact(digits, 63)));
	CHECK(
		!encharge_digest_from_hex(&digest, exact("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff0")));
	CHECK(
		!encharge_digest_from_hex(&digest, exact("0x112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")));
	CHECK(!encharge_digest_from_hex(&digest, exact("")));
}

void test_access_key(void)
{
	test_a_key_is_found_by_its_digest_alone();
	test_digests_are_read_from_hex_and_written_as_such();
}
