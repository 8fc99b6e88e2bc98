"""The generator: data packages in, a bilingual site out. See docs/architecture.md."""
