"""Both stores run the whole suite: `SDK_RUNTIME_STORE=public pytest` runs it over the binding's public names."""
