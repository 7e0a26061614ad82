"""One way to run what others wrote: a process with a time, a memory limit and an end."""
