"""The use cases “render” and “watch”."""
