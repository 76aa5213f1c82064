// Begins with this module's first file.
