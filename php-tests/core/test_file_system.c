#include "test.h"

#include "file_system.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <unistd.h>

void test_file_system(void)
{
	int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	CHECK(encharge_file_system_is_remote(NFS_SUPER_MAGIC));
	CHECK(encharge_file_system_is_remote(SMB_SUPER_MAGIC));
	CHECK(encharge_file_system_is_remote(CIFS_SUPER_MAGIC));
	CHECK(encharge_file_system_is_remote(SMB2_SUPER_MAGIC));
	CHECK(encharge_file_system_is_remote(CEPH_SUPER_MAGIC));
	CHECK(encharge_file_system_is_remote(V9FS_MAGIC));
	CHECK(encharge_file_system_is_remote(AFS_FS_MAGIC));
	CHECK(encharge_file_system_is_remote(AFS_SUPER_MAGIC));
	CHECK(encharge_file_system_is_remote(OCFS2_SUPER_MAGIC));
	CHECK(encharge_file_system_is_remote(FUSE_SUPER_MAGIC));
	CHECK(!encharge_file_system_is_remote(EXT4_SUPER_MAGIC));
	CHECK(!encharge_file_system_is_remote(XFS_SUPER_MAGIC));
	CHECK(!encharge_file_system_is_remote(BTRFS_SUPER_MAGIC));
	CHECK(!encharge_file_system_is_remote(TMPFS_MAGIC));
	CHECK(!encharge_file_system_is_remote(OVERLAYFS_SUPER_MAGIC));
	CHECK(!encharge_file_system_is_remote(0));

	CHECK(proc >= 0);
	CHECK(!encharge_file_is_remote(proc));
	CHECK(!encharge_file_is_remote(-1));
	close(proc);
}
