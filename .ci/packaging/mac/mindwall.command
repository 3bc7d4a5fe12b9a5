#!/bin/sh
# A double click opens mindwall in the Terminal.
cd "$(dirname "$0")" && exec ./mindwall
