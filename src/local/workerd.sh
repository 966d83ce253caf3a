#!/bin/sh
# Runs workerd so that it ends with the process that started it, also when that one is killed outright: nothing can be read from
# the control pipe until its other end is gone.
(
  read -r _ <&3
  case "$(ps -o comm= -p $$ 2>/dev/null || cat /proc/$$/comm)" in
    *workerd*) kill -9 $$ ;;
  esac
) </dev/null >/dev/null 2>&1 &
exec "$RELATA_WORKERD" "$@"
