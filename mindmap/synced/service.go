// Package synced knows of folders that a service such as OneDrive, iCloud or Dropbox keeps the same on several machines: which
// folders these are, and which walls in them are kept on this machine while they are open.
//
// Such a service copies a file while it is being written, and each of the files beside it for itself: of a wall with a log
// it may keep a file of one moment with a log of another. What is known of the services is known from their documentation and
// from what they leave in their folders. It is a matter of good guesses, in both directions, so nobody is kept from
// anything by it.
package synced

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
)

// Surroundings are what tells where services keep folders. Paths have slashes, on Windows too.
type Surroundings struct {
	System string                               // as in GOOS
	Home   string                               // the person's own folder
	Getenv func(name string) string             // of the environment
	Has    func(folder, pattern string) bool    // whether a name in the folder matches, as by [path.Match]
	Read   func(file string) []byte             // what is in a small file; nil when it cannot be read
	Marks  func(folder string) (marks []string) // attributes that services set, as name=value
}

// Service is the name of the service that keeps a folder; empty when none is known. The folder is absolute, with links
// followed.
func (s *Surroundings) Service(folder string) string {
	folder = s.slashed(folder)
	for _, name := range []string{"OneDriveCommercial", "OneDriveConsumer", "OneDrive"} {
		if root := s.Getenv(name); root != "" && s.within(folder, root) {
			return oneDrive
		}
	}
	for _, root := range s.dropboxes() {
		if s.within(folder, root) {
			return dropbox
		}
	}
	if name := s.byPlace(folder); name != "" {
		return name
	}
	for at := folder; ; at = path.Dir(at) {
		if name := s.byTraces(at); name != "" {
			return name
		}
		if at == path.Dir(at) {
			return ""
		}
	}
}

// The names of services that are told by several signs.
const (
	oneDrive    = "OneDrive"
	dropbox     = "Dropbox"
	iCloud      = "iCloud Drive"
	googleDrive = "Google Drive"
	box         = "Box"
	nextcloud   = "Nextcloud"
	ownCloud    = "ownCloud"
	someService = "a cloud service"
)

func (s *Surroundings) slashed(p string) string {
	if s.System == "windows" {
		p = strings.ReplaceAll(p, `\`, "/")
	}
	return path.Clean(p)
}

// blind reports whether names differ by more than their case.
func (s *Surroundings) blind() bool { return s.System == "windows" || s.System == "darwin" }

func (s *Surroundings) fold(p string) string {
	if s.blind() {
		return strings.ToLower(p)
	}
	return p
}

// within reports whether a folder is root or lies under it.
func (s *Surroundings) within(folder, root string) bool { return s.below(folder, root) != nil }

// below is the way from root to a folder that lies under it, by name; nil when it does not, and empty for root itself.
func (s *Surroundings) below(folder, root string) []string {
	root = strings.TrimSuffix(s.slashed(root), "/")
	switch {
	case s.fold(folder) == s.fold(root):
		return []string{}
	case len(folder) > len(root) && s.fold(folder[:len(root)]) == s.fold(root) && folder[len(root)] == '/':
		return strings.Split(folder[len(root)+1:], "/")
	}
	return nil
}

// dropboxes are the folders that Dropbox says it keeps, in a file of its own for other programs.
func (s *Surroundings) dropboxes() (folders []string) {
	for _, at := range []string{s.Home + "/.dropbox", s.Getenv("APPDATA") + "/Dropbox", s.Getenv("LOCALAPPDATA") + "/Dropbox"} {
		var accounts map[string]struct{ Path string }
		if json.Unmarshal(s.Read(s.slashed(at)+"/info.json"), &accounts) != nil {
			continue
		}
		for _, a := range accounts {
			if a.Path != "" {
				folders = append(folders, a.Path)
			}
		}
	}
	return folders
}

// places are the folders that services make in a person's own one: names, or beginnings of names before a mark.
var places = []struct{ name, service string }{
	{"OneDrive", oneDrive}, {"Dropbox", dropbox}, {"iCloudDrive", iCloud}, {"iCloud Drive", iCloud}, {"Google Drive", googleDrive},
	{"GoogleDrive", googleDrive}, {"Box", box}, {"Box Sync", box}, {"Nextcloud", nextcloud}, {"ownCloud", ownCloud},
	{"MEGA", "MEGA"}, {"pCloudDrive", "pCloud"}, {"ProtonDrive", "Proton Drive"}, {"Proton Drive", "Proton Drive"},
}

// byPlace goes by where a folder lies under a person's own one.
func (s *Surroundings) byPlace(folder string) string {
	if s.Home == "" {
		return ""
	}
	way := s.below(folder, s.Home)
	if s.System == "darwin" && len(way) > 1 && strings.EqualFold(way[0], "Library") {
		switch {
		case strings.EqualFold(way[1], "Mobile Documents"):
			return iCloud
		case strings.EqualFold(way[1], "CloudStorage") && len(way) > 2:
			return placeNamed(way[2], someService)
		}
		return ""
	}
	if len(way) == 0 || s.System == "linux" && way[0] == box {
		return ""
	}
	return placeNamed(way[0], "")
}

// placeNamed is the service whose folder has that name, also with an account behind it, as in "OneDrive - Charity",
// "Dropbox (Charity)" and "GoogleDrive-sam@charity.example".
func placeNamed(name, otherwise string) string {
	for _, p := range places {
		rest, ok := strings.CutPrefix(name, p.name)
		if ok && (rest == "" || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, " (")) {
			return p.service
		}
	}
	return otherwise
}

// traces are the files and folders that services leave at the top of what they keep.
var traces = []struct{ pattern, service string }{
	{".dropbox.cache", dropbox}, {".nextcloudsync.log", nextcloud}, {".owncloudsync.log", ownCloud}, {".stfolder", "Syncthing"},
	{".shortcut-targets-by-id", googleDrive}, {".tmp.drivedownload", googleDrive}, {".tmp.driveupload", googleDrive},
	{".sync_*.db", "Nextcloud or ownCloud"}, {"._sync_*.db", "Nextcloud or ownCloud"},
}

// byTraces goes by what lies in a folder, and by its attributes.
func (s *Surroundings) byTraces(folder string) string {
	for _, t := range traces {
		if s.Has(folder, t.pattern) {
			return t.service
		}
	}
	if s.Has(folder+"/.sync", "ID") {
		return "Resilio Sync"
	}
	if s.fold(folder) != s.fold(s.slashed(s.Home)) && s.Has(folder, ".dropbox") { // at home it is Dropbox's settings
		return dropbox
	}
	return ofMarks(s.Marks(folder))
}

// ofMarks is the service that set attributes: macOS names the provider of a folder, Windows marks what lies in a cloud.
func ofMarks(marks []string) string {
	for _, m := range marks {
		name, value, _ := strings.Cut(m, "=")
		switch {
		case strings.HasPrefix(name, "com.apple.icloud."):
			return iCloud
		case name == CloudMark:
			return someService
		case name != ProviderMark:
			continue
		}
		value = strings.ToLower(value)
		i := slices.IndexFunc(providers, func(p provider) bool { return strings.Contains(value, p.sign) })
		if i < 0 {
			return someService
		}
		return providers[i].service
	}
	return ""
}

type provider struct{ sign, service string }

var providers = []provider{
	{"clouddocs", iCloud}, {"onedrive", oneDrive}, {"dropbox", dropbox}, {"google", googleDrive}, {"getbox", box}, {"box.desktop", box},
	{"nextcloud", nextcloud}, {"owncloud", ownCloud},
}

const (
	// ProviderMark is the attribute in which macOS keeps whose folder it is.
	ProviderMark = "com.apple.file-provider-domain-id"
	// CloudMark stands for the attributes of files of Windows that lie in a cloud, or may.
	CloudMark = "cloud"
)
