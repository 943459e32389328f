package dev.sportello.relay.maintenance;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseFile;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.team.AdminCodes;
import dev.sportello.relay.team.ReadableCode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;

/// Makes a code by which an admin who cannot sign in sets a new password.
@Command(
        name = "new-admin-code",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Prints a code by which an admin who has forgotten the password sets a new one, or, where no admin is left, by"
                    + " which somebody becomes one. It works while the relay runs or not, once, and for an hour; an"
                    + " earlier one is void.",
            "Whoever has the code becomes an admin: pass it on like a password."
        })
final class NewAdminCodeCommand implements MaintenanceCommand {
    private static final Duration LASTS = Duration.ofHours(1);

    /// 80 bits: nobody guesses one, however many are tried.
    private static final int LETTERS = 16;

    private final DataOptions data;
    private final Terminal terminal;
    private final Clock clock;

    NewAdminCodeCommand(DataOptions data, Terminal terminal, Clock clock) {
        this.data = data;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() throws CommandFailed, DatabaseUnavailable {
        var code = ReadableCode.make(new SecureRandom(), LETTERS);
        try {
            // The code itself goes nowhere but to the terminal.
            keep(AdminCodes.hash(code), clock.instant().plus(LASTS));
        } catch (IOException e) {
            throw new CommandFailed("There is no code: " + FileFailure.reason(e) + ".", e);
        }
        var out = terminal.out();
        out.println("The code is " + code.printed() + ", for one use within an hour.");
        out.println(
                "In the inbox, choose \"I have a reset code\", and type an admin's email, the code and a new password.");
        out.println("Where no admin is left, choose \"New relay? Set up the first admin\" instead.");
    }

    private void keep(String hash, Instant until) throws CommandFailed, DatabaseUnavailable, IOException {
        switch (data.ownDatabase()) {
            case DatabaseConfig.Embedded embedded -> {
                if (new DatabaseFile(embedded.folder()).inUse()) {
                    new RelayRequest(embedded.folder(), terminal).keepAdminCode(hash, until);
                } else {
                    put(Database.openUnused(embedded), hash, until);
                }
            }
            case DatabaseConfig.Postgres postgres -> put(Database.openBeside(postgres), hash, until);
        }
    }

    private static void put(Database opened, String hash, Instant until) {
        try (var database = opened) {
            AdminCodes.put(database, hash, until);
        }
    }
}
