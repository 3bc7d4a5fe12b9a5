//go:build linux

package rig

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Usage is what a program and all that it started have used.
type Usage struct {
	Resident, Peak int64 // bytes of memory
	Private        int64 // of the resident, what no file backs: what the program took for itself
	CPU            time.Duration

	Threads time.Duration // CPU of the threads that are there, to the nanosecond
	Wakeups int64         // how often one of them waited for something
}

// clockTick is the unit of CPU times in /proc; Linux gives it as 10 ms to every program.
const clockTick = 10 * time.Millisecond

// Usage reads /proc, as proc_pid_status(5) and proc_pid_stat(5) tell.
func (r *Rig) Usage() Usage {
	var all Usage
	for _, pid := range family(r.cmd.Process.Pid) {
		one := usageOf(pid)
		all.Resident, all.Peak, all.CPU = all.Resident+one.Resident, all.Peak+one.Peak, all.CPU+one.CPU
		all.Private += one.Private
		all.Threads, all.Wakeups = all.Threads+one.Threads, all.Wakeups+one.Wakeups
	}
	return all
}

// family are a process and all under it.
func family(pid int) []int {
	all := []int{pid}
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, list := range lists {
		text, _ := os.ReadFile(list) // one that has ended has none
		for _, field := range strings.Fields(string(text)) {
			if child, err := strconv.Atoi(field); err == nil {
				all = append(all, family(child)...)
			}
		}
	}
	return all
}

// usageOf is zero for a process that has ended.
func usageOf(pid int) (u Usage) {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(status)) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		kilobytes, _ := strconv.ParseInt(fields[1], 10, 64)
		switch fields[0] {
		case "VmRSS:":
			u.Resident = kilobytes << 10
		case "RssAnon:":
			u.Private = kilobytes << 10
		case "VmHWM:":
			u.Peak = kilobytes << 10
		}
	}
	u.Threads, u.Wakeups = threadsOf(pid)
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	// The name in brackets may hold blanks and brackets; behind the last one begin the fields from the third on.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	for _, i := range []int{11, 12, 13, 14} { // utime, stime, and those of children that have ended
		if i < len(fields) {
			ticks, _ := strconv.ParseInt(fields[i], 10, 64)
			u.CPU += time.Duration(ticks) * clockTick
		}
	}
	return u
}

// threadsOf adds up what the threads of a process did.
func threadsOf(pid int) (cpu time.Duration, wakeups int64) {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", pid))
	for _, thread := range threads {
		status, _ := os.ReadFile(filepath.Join(thread, "status"))
		_, switches, _ := strings.Cut(string(status), "\nvoluntary_ctxt_switches:")
		if fields := strings.Fields(switches); len(fields) > 0 {
			n, _ := strconv.ParseInt(fields[0], 10, 64)
			wakeups += n
		}
		schedule, _ := os.ReadFile(filepath.Join(thread, "schedstat"))
		if fields := strings.Fields(string(schedule)); len(fields) > 0 {
			n, _ := strconv.ParseInt(fields[0], 10, 64)
			cpu += time.Duration(n)
		}
	}
	return cpu, wakeups
}
