package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What tools for updates and known vulnerabilities read about the copy of Preact is true.
class VendoredPreactTest {
    private static final Path FOLDER = Path.of("src/main/resources/hub/vendor");

    @Test
    void theCopyIsOfTheVersionThatIsNamedForTools() throws IOException {
        var named = json("package.json").at("/dependencies/preact").asText();
        assertThat(json("preact/package.json").path("version").asText()).isEqualTo(named);
    }

    @Test
    void theCopyHasNoPartLeftFromBeforeAndNamesNoSourceMap() throws IOException {
        for (var module : List.of("preact.module.js", "hooks.module.js")) {
            assertThat(Files.readString(FOLDER.resolve("preact").resolve(module)))
                    .contains("export{")
                    .doesNotContain("sourceMappingURL");
        }
        assertThat(FOLDER.resolve("preact").resolve("LICENSE")).content().contains("MIT License");
        try (var files = Files.list(FOLDER.resolve("preact"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("LICENSE", "package.json", "preact.module.js", "hooks.module.js");
        }
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
    }
}
