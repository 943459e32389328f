package dev.sportello.relay.maintenance;

import dev.sportello.relay.storage.DatabaseUnavailable;

/// A subcommand of the relay's command line, which works on the data and ends. Its options are its fields.
public interface MaintenanceCommand {

    /// @throws CommandFailed with a sentence for the operator
    /// @throws DatabaseUnavailable with a sentence for the operator
    void run() throws CommandFailed, DatabaseUnavailable;
}
