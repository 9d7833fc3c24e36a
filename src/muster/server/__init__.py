"""Where the rooms become one service: settings, addresses, error mapping, sign-in, the stream."""
