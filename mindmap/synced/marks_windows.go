package synced

import "golang.org/x/sys/windows"

// marksOf is [CloudMark] for what is fetched from a cloud when it is opened, or is pinned to the disk, or not.
func marksOf(folder string) []string {
	const pinned, unpinned, recallOnOpen, recallOnData = 0x80000, 0x100000, 0x40000, 0x400000
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return nil
	}
	attributes, err := windows.GetFileAttributes(name)
	if err != nil || attributes&(pinned|unpinned|recallOnOpen|recallOnData) == 0 {
		return nil
	}
	return []string{CloudMark}
}
