package dev.sportello.relay.maintenance;

import java.time.Clock;
import java.util.List;

/// The subcommands of the relay's command line. Without one of them the relay starts.
public final class MaintenanceCommands {

    /// @param data named by the options that all of them share; filled when one of them runs
    public static List<MaintenanceCommand> on(DataOptions data, Terminal terminal, Clock clock) {
        return List.of(
                new CheckCommand(data, terminal),
                new BackupCommand(data, terminal),
                new RestoreCommand(data, terminal, clock),
                new EraseCommand(data, terminal, clock),
                new ImportCommand(data, terminal, clock),
                new NewAdminCodeCommand(data, terminal, clock));
    }

    private MaintenanceCommands() {}
}
