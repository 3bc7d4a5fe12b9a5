package tables

import "github.com/spf13/pflag"

// HubFlags say what a hub is.
type HubFlags struct {
	Dir, Listen, Cluster, Routes string
}

// Add adds the flags to a command.
func (h *HubFlags) Add(f *pflag.FlagSet) {
	AddListen(f, &h.Listen)
	f.StringVar(&h.Cluster, "cluster", "", "the name of the cluster that the hub is a member of")
	f.StringVar(&h.Routes, "routes", "", "host and port of all members, with commas; each is 2000 above the port of its hub")
}

// AddListen adds the flag that says where a hub listens.
func AddListen(f *pflag.FlagSet, to *string) {
	f.StringVar(to, "listen", "", "host and port to listen on (else all networks, and 4222 or the port of last time)")
}

// AddAccept adds the flag that lets words go which other tables took out.
func AddAccept(f *pflag.FlagSet, to *bool) {
	f.BoolVar(to, "accept-redactions", false, "words that other tables took out go from this file, too")
}
