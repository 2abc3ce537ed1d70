"""What every call of this package needs: linking, memory, handles, errors, the life of an instance. Private to the package."""
