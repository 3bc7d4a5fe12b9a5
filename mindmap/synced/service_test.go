package synced

import (
	"path"
	"strings"
	"testing"
)

// pretend are surroundings of which everything is made up.
type pretend struct {
	system, home string
	env          map[string]string
	files        map[string]string // by path
	marks        map[string]string // by folder
}

func (p pretend) surroundings() *Surroundings {
	return &Surroundings{
		System: p.system, Home: p.home,
		Getenv: func(name string) string { return p.env[name] },
		Has: func(folder, pattern string) bool {
			for file := range p.files {
				if match, _ := path.Match(pattern, path.Base(file)); match && path.Dir(file) == folder {
					return true
				}
			}
			return false
		},
		Read: func(file string) []byte { return []byte(p.files[file]) },
		Marks: func(folder string) []string {
			if m := p.marks[folder]; m != "" {
				return strings.Split(m, "\n")
			}
			return nil
		},
	}
}

func TestServices(t *testing.T) {
	linux, mac, windows := pretend{system: "linux", home: "/home/sam"}, pretend{system: "darwin", home: "/Users/sam"},
		pretend{system: "windows", home: `C:\Users\sam`, env: map[string]string{
			"OneDrive": `C:\Users\sam\OneDrive`, "OneDriveCommercial": `D:\Work`, "APPDATA": `C:\Users\sam\AppData\Roaming`,
		}}
	in := func(p pretend, files ...string) pretend {
		p.files = map[string]string{}
		for _, f := range files {
			name, content, _ := strings.Cut(f, "=")
			p.files[name] = content
		}
		return p
	}
	marked := func(p pretend, folder, mark string) pretend {
		p.marks = map[string]string{folder: mark}
		return p
	}
	for _, c := range []struct {
		where  pretend
		folder string
		want   string
	}{
		{linux, "/home/sam", ""},
		{linux, "/home/sam/events", ""},
		{linux, "/home/samantha/Dropbox", ""}, // somebody else's: no sign there
		{linux, "/tmp", ""},
		{linux, "/", ""},
		{linux, "/home/sam/Dropbox", "Dropbox"},
		{linux, "/home/sam/Dropbox/events/2026", "Dropbox"},
		{linux, "/home/sam/Dropbox (Charity)/day", "Dropbox"},
		{linux, "/home/sam/Dropboxes", ""},
		{linux, "/home/sam/events/Dropbox", ""},
		{linux, "/home/sam/Box/events", ""}, // Box has no program for Linux
		{linux, "/home/sam/Nextcloud", "Nextcloud"},
		{in(linux, "/srv/team/.sync_0a1b2c.db"), "/srv/team/events/day", "Nextcloud or ownCloud"},
		{in(linux, "/srv/team/.sync_0a1b2c.db"), "/srv/teams", ""},
		{in(linux, "/srv/team/.nextcloudsync.log", "/srv/team/.sync_0a.db"), "/srv/team", "Nextcloud"},
		{in(linux, "/srv/team/.owncloudsync.log"), "/srv/team", "ownCloud"},
		{in(linux, "/home/sam/shared/.stfolder"), "/home/sam/shared/a/b", "Syncthing"},
		{in(linux, "/home/sam/shared/.sync/ID"), "/home/sam/shared/a", "Resilio Sync"},
		{in(linux, "/home/sam/.dropbox"), "/home/sam/events", ""}, // its settings
		{in(linux, "/data/box/.dropbox"), "/data/box/events", "Dropbox"},
		{in(linux, "/data/box/.dropbox.cache"), "/data/box/events", "Dropbox"},
		{in(linux, `/home/sam/.dropbox/info.json={"personal": {"path": "/data/drop", "host": 1}}`), "/data/drop/day", "Dropbox"},
		{in(linux, `/home/sam/.dropbox/info.json={"personal": {"path": ""}}`), "/data/drop/day", ""},
		{in(linux, `/home/sam/.dropbox/info.json=not JSON`), "/data/drop/day", ""},
		{pretend{system: "linux"}, "/data/day", ""},

		{mac, "/Users/sam/Documents", ""},
		{mac, "/Users/sam/Library/Mobile Documents/com~apple~CloudDocs/day", "iCloud Drive"},
		{mac, "/users/SAM/library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"},
		{mac, "/Users/sam/Library/CloudStorage/OneDrive-Charity/day", "OneDrive"},
		{mac, "/Users/sam/Library/CloudStorage/GoogleDrive-sam@charity.example/My Drive", "Google Drive"},
		{mac, "/Users/sam/Library/CloudStorage/Dropbox", "Dropbox"},
		{mac, "/Users/sam/Library/CloudStorage/Box-Box", "Box"},
		{mac, "/Users/sam/Library/CloudStorage/Novel-sam", "a cloud service"},
		{mac, "/Users/sam/Library/CloudStorage", ""},
		{mac, "/Users/sam/OneDrive - Charity/day", "OneDrive"},
		{marked(mac, "/Users/sam/Documents", ProviderMark+"=com.apple.CloudDocs.iCloudDriveFileProvider/1"), "/Users/sam/Documents/day", "iCloud Drive"},
		{marked(mac, "/Users/sam/Desktop", "com.apple.quarantine\ncom.apple.icloud.desktop"), "/Users/sam/Desktop", "iCloud Drive"},
		{marked(mac, "/Volumes/d", ProviderMark+"=com.getdropbox.dropbox.fileprovider/2"), "/Volumes/d/x", "Dropbox"},
		{marked(mac, "/Volumes/d", ProviderMark+"=org.example.novel"), "/Volumes/d/x", "a cloud service"},
		{marked(mac, "/Users/sam/Documents", "com.apple.quarantine"), "/Users/sam/Documents/day", ""},

		{windows, `C:\Users\sam\Documents`, ""},
		{windows, `C:\Users\sam\OneDrive\Documents`, "OneDrive"},
		{windows, `c:\users\SAM\onedrive`, "OneDrive"},
		{windows, `C:\Users\sam\OneDrives`, ""},
		{windows, `D:\Work\day`, "OneDrive"},
		{windows, `D:\`, ""},
		{windows, `C:\Users\sam\OneDrive - Charity\day`, "OneDrive"},
		{windows, `C:\Users\sam\iCloudDrive\day`, "iCloud Drive"},
		{windows, `C:\Users\sam\Box\day`, "Box"},
		{in(windows, `C:/Users/sam/AppData/Roaming/Dropbox/info.json={"business": {"path": "E:\\Drop"}}`), `E:\Drop\day`, "Dropbox"},
		{in(windows, `G:/.shortcut-targets-by-id`), `G:\My Drive\day`, "Google Drive"},
		{marked(windows, "E:/cloud", CloudMark), `E:\cloud\day`, "a cloud service"},
	} {
		if got := c.where.surroundings().Service(c.folder); got != c.want {
			t.Errorf("%s: %s is of %q, want %q", c.where.system, c.folder, got, c.want)
		}
	}
}

// What is found of a real folder: a trace at its top, through names of which there are many.
func TestServiceHere(t *testing.T) {
	s := Here()
	folder := t.TempDir()
	if s.Service(folder) != "" {
		t.Skip("tests run in a synced folder here")
	}
	write(t, folder+"/.sync_1f.db", "")
	if got := s.Service(folder); got != "Nextcloud or ownCloud" {
		t.Errorf("the service is %q", got)
	}
}
