"""The look: base page, components, form rendering, charts and maps on KERN. No words of any trade; the gallery at /ui/ shows every piece."""
