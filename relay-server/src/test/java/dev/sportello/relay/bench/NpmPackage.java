package dev.sportello.relay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A package of npm's by itself, without the many others that its makers build it from.
///
/// @param integrity what npm says of it, as SHA-512
record NpmPackage(String name, String version, String integrity) {
    static final NpmPackage ROCKET_CHAT = new NpmPackage(
            "@rocket.chat/livechat",
            "1.13.3",
            "gEX3V2Cr+7Nr+j4CFwBBX7R/1mZxWvnmpbz/jc+gJOa7zKJOdyv4waLc5RegmoubxpNlzbpbMiNkwg5GQuhyWA==");
    static final NpmPackage N8N_CHAT = new NpmPackage(
            "@n8n/chat",
            "1.37.0",
            "V1EQxDp/+rW6o/5OZgbwDfgPJXG8Jrn3TIdq7Z/26QTP90Uo3g2gv8CMnaQcphdTQVR+K06X34DOCRHXa8Tqnw==");

    /// Brings it, by the programs npm and tar.
    ///
    /// @return the folder of its files
    Path unpack(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        run(folder, "npm", "pack", "--silent", name + "@" + version);
        Path file;
        try (var files = Files.list(folder)) {
            file = files.filter(each -> each.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow();
        }
        if (!integrity.equals(digest(file))) {
            throw new IOException(file + " is not what " + name + " " + version + " was.");
        }
        run(folder, "tar", "-xzf", file.toString());
        return folder.resolve("package");
    }

    private static String digest(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-512.", e);
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed.");
        }
    }
}
