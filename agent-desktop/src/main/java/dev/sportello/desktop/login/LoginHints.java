package dev.sportello.desktop.login;

import org.jspecify.annotations.Nullable;

/// What the sign-in shows before anything is typed.
///
/// @param relay blank when none is known
/// @param email blank when none is known
/// @param problem why one is here again, such as a session that has ended; null for nothing
public record LoginHints(
        String relay, String email, @Nullable String problem) {}
