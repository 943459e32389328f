package dev.sportello.relay.maintenance;

import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Where the relay's data are: the options that the relay shares with every command on its data. They may be given
/// before a command's name or after it. Filled once by the parser, then only read.
public final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "sportello-data",
            scope = ScopeType.INHERIT,
            description = "The folder for the relay's data. Default: ${DEFAULT-VALUE}.")
    Path folder;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "A PostgreSQL database, such as jdbc:postgresql://localhost/sportello. Default: embedded, in the data folder.")
    @Nullable
    String databaseUrl;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "sportello",
            scope = ScopeType.INHERIT,
            description = "The user of the PostgreSQL database. Default: ${DEFAULT-VALUE}.")
    String databaseUser;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "A file whose first line is the password of the database's user.")
    @Nullable
    Path databasePasswordFile;

    @Option(
            names = "--identity-keys",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "The keys with which the shop signs identities. Default: identity-keys in the data folder, made at the first start.")
    @Nullable
    Path identityKeys;

    @Option(
            names = "--secrets-key",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "The key that encrypts the passwords that admins set for external services. Default: secrets-key in the data folder, made with the first password.")
    @Nullable
    Path secretsKey;

    /// The data folder.
    public Path folder() {
        return folder;
    }

    /// @throws CommandFailed if the password's file cannot be read, or the folder or the URL cannot be used
    public DatabaseConfig database() throws CommandFailed {
        try {
            if (databaseUrl == null) {
                return new DatabaseConfig.Embedded(folder);
            }
            var password = databasePasswordFile == null ? "" : firstLine(databasePasswordFile);
            return new DatabaseConfig.Postgres(databaseUrl, databaseUser, password);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    /// The same for a command, which only the user may run whose data these are.
    ///
    /// @throws CommandFailed also where they are another user's
    DatabaseConfig ownDatabase() throws CommandFailed {
        var database = database();
        if (database instanceof DatabaseConfig.Embedded) {
            DataOwner.require(folder);
        }
        return database;
    }

    /// The folder of the search index.
    public Path searchIndex() {
        return folder.resolve("search");
    }

    public Path identityKeys() {
        return identityKeys == null ? folder.resolve("identity-keys") : identityKeys;
    }

    /// Whether the keys are not those of the data folder.
    public boolean namesIdentityKeys() {
        return identityKeys != null;
    }

    public Path secretsKey() {
        return secretsKey == null ? folder.resolve("secrets-key") : secretsKey;
    }

    /// The secret that a file holds.
    ///
    /// @throws CommandFailed if the file is empty or cannot be read
    public static String firstLine(Path file) throws CommandFailed {
        try {
            var line = TextFile.read(file).lines().findFirst().orElse("").strip();
            if (line.isEmpty()) {
                throw new CommandFailed("The file " + file + " is empty. Write the secret into its first line.", null);
            }
            return line;
        } catch (IOException e) {
            throw new CommandFailed(
                    "The file " + file
                            + " cannot be read. Check its name and its rights, and that it is text in UTF-8.",
                    e);
        }
    }
}
