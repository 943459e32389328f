package dev.sportello.desktop.settings;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.preferences.PasswordActs;
import dev.sportello.desktop.settings.secrets.SecretActs;
import dev.sportello.desktop.settings.team.TeamActs;

/// What the settings can ask the relay for.
public record SettingsActs(AccountActs account, TeamActs team, SecretActs secrets, PasswordActs password) {}
