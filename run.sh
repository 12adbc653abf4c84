cd /tmp/brief/s4/prof/w; export PYTHONPATH=/tmp/brief/s4/prof/w/src; V=/tmp/wt/profile/.venv/bin
"$@"
