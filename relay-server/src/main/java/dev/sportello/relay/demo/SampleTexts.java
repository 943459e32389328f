package dev.sportello.relay.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The texts of the sample data, which stand in resources so that they are easy to read and to add to.
final class SampleTexts {

    /// The lines of a text, without its comments.
    static List<String> lines(String name) {
        try (var stream = SampleTexts.class.getResourceAsStream("/sample/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("The program lacks its sample text " + name + ". Build it again.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SampleTexts() {}
}
