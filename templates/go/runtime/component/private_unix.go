//go:build unix

package component

import (
	"fmt"
	"os"
	"syscall"
)

// private tells why dir is no directory that only this user can use.
func private(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is no directory", dir)
	case !owned(info):
		return fmt.Errorf("%s belongs to another user", dir)
	case info.Mode().Perm()&0o077 != 0:
		return fmt.Errorf("others can use %s (mode %04o): chmod 700 it", dir, info.Mode().Perm())
	}
	return nil
}

// mend takes away what others may do with a directory of this user's.
func mend(dir string) {
	if info, err := os.Lstat(dir); err == nil && info.IsDir() && owned(info) && info.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(dir, 0o700)
	}
}

func owned(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
