package dev.sportello.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launchers as the build fills them in, with a small program in place of the relay or the inbox.
@Tag("long")
class LauncherTest {
    private static final boolean WINDOWS = OS.WINDOWS.isCurrentOs();
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder = Path.of("");

    private Path home = folder;

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectories(folder.resolve("a program's folder"));
        Files.createDirectories(home.resolve("lib"));
        var bin = Files.createDirectories(home.resolve("bin"));
        var script = Files.readString(Path.of("../packaging", WINDOWS ? "launcher.bat" : "launcher.sh"));
        for (var token : TOKENS.entrySet()) {
            script = script.replace("@" + token.getKey() + "@", token.getValue());
        }
        var launcher = Files.writeString(bin.resolve(WINDOWS ? "greeting.bat" : "greeting"), script);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Greeting.class.getName());
        var file = Greeting.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(home.resolve("greeting.jar")), manifest);
                var code = Greeting.class.getResourceAsStream("/" + file)) {
            jar.putNextEntry(new JarEntry(file));
            jar.write(code.readAllBytes());
        }
    }

    private static final Map<String, String> TOKENS = Map.of(
            "name", "greeting",
            "title", "The greeting",
            "program", Greeting.class.getName(),
            "java", "25",
            "jar", "greeting.jar",
            "collector", "-XX:+UseSerialGC",
            "options", "-XX:+UseCompactObjectHeaders -Xms16m -Xmx48m",
            "training", "-Dtraining=true");

    @Test
    void startsTheProgramWithItsArgumentsAndTheOptionsOfTheBuild() throws Exception {
        var ended = launch(Map.of(), "two words", "--option=1");
        assertThat(ended.error).isEmpty();
        assertThat(ended.output).contains("Hello [two words, --option=1]").containsPattern("heap 4\\d");
        assertThat(ended.code).isZero();
    }

    @Test
    void theOperatorsOwnOptionsWin() throws Exception {
        // Two collectors at once are refused by the JVM.
        var ended = launch(Map.of("SPORTELLO_JAVA_OPTIONS", "-Xmx99m -XX:+UseParallelGC"));
        assertThat(ended.output).containsPattern("heap [89]\\d");
        assertThat(ended.error).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void startsThroughASymbolicLink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/greeting"));
        assertThat(run(List.of(link.toString()), Map.of("JAVA_HOME", JAVA.toString())).output)
                .contains("Hello []");
    }

    /// Where it is exported, cd looks for the launcher's folder elsewhere, and prints where it went.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void startsByARelativePathWhereTheShellHasACdpath() throws Exception {
        var ended = run(
                List.of("sh", "-c", "cd \"$0\" && exec bin/greeting", home.toString()),
                Map.of("CDPATH", home.getParent() + ":" + home));
        assertThat(ended.error).isEmpty();
        assertThat(ended.output).contains("Hello []");
    }

    @Test
    void takesTheJavaOfThePathWhereJavaHomeIsTooOld() throws Exception {
        var path = JAVA.resolve("bin") + File.pathSeparator + System.getenv("PATH");
        var ended = launch(Map.of("JAVA_HOME", oldJava().toString(), "PATH", path));
        assertThat(ended.error).isEmpty();
        assertThat(ended.output).contains("Hello []");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asksAJavaOfThePathThatStartsTheOneInAnotherFolder() throws Exception {
        var script = Files.writeString(
                Files.createDirectories(folder.resolve("manager/shims")).resolve("java"),
                "#!/bin/sh\nexec '" + JAVA + "/bin/java' \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        var path = script.getParent() + File.pathSeparator + System.getenv("PATH");
        var ended = launch(Map.of("JAVA_HOME", "", "PATH", path));
        assertThat(ended.error).isEmpty();
        assertThat(ended.output).contains("Hello []");
    }

    @Test
    void saysWhichJavaItNeedsWhereThereIsNone() throws Exception {
        var tools = WINDOWS ? Path.of(System.getenv("SystemRoot"), "System32") : tools();
        var none = launch(Map.of("JAVA_HOME", "", "PATH", tools.toString()));
        assertThat(none.error)
                .contains("The greeting needs Java 25 or newer")
                .contains("there is none")
                .contains("JAVA_HOME");
        assertThat(none.code).isEqualTo(1);
        var old = launch(Map.of("JAVA_HOME", oldJava().toString(), "PATH", tools.toString()));
        assertThat(old.error).contains("Java 17 is in " + oldJava());
    }

    @Test
    void usesTheStartCacheThatItHasMade() throws Exception {
        var log = Map.of("SPORTELLO_JAVA_OPTIONS", "-Xlog:class+load");
        assertThat(launch(log, "--make-start-cache").code).isZero();
        assertThat(launch(log).output).contains("Greeting source: shared objects file");
    }

    @Test
    void aFirstStartMakesTheCacheInTheBackgroundForTheNextOne() throws Exception {
        assertThat(launch(Map.of()).output).contains("Hello []");
        await().atMost(Duration.ofMinutes(2)).until(() -> caches().size() == 1);
        var made = caches().getFirst();
        var size = Files.size(made);
        assertThat(launch(Map.of()).output).contains("Hello []");
        assertThat(caches()).containsExactly(made);
        assertThat(made).hasSize(size);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void makesNoCacheWhereAPackageBringsOne() throws Exception {
        Files.writeString(home.resolve("greeting.aot"), "the package's");
        var ended = launch(Map.of(), "--make-start-cache");
        assertThat(ended.output).contains("The package brings its start cache");
        assertThat(ended.error).isEmpty();
        assertThat(ended.code).isZero();
        assertThat(caches()).isEmpty();
    }

    @Test
    void aBrokenCacheCostsAStartNothingButTime() throws Exception {
        assertThat(launch(Map.of(), "--make-start-cache").code).isZero();
        Files.writeString(caches().getFirst(), "no cache");
        var ended = launch(Map.of());
        assertThat(ended.output).contains("Hello []");
        assertThat(ended.error).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anotherBuildGetsACacheOfItsOwn() throws Exception {
        assertThat(launch(Map.of(), "--make-start-cache").code).isZero();
        var jar = home.resolve("greeting.jar");
        var time = Files.getLastModifiedTime(jar);
        var bytes = Files.readAllBytes(jar);
        bytes[bytes.length / 2]++;
        Files.write(jar, bytes);
        Files.setLastModifiedTime(jar, time);
        var _ = launch(Map.of(), "--make-start-cache");
        try (var files = Files.list(cache())) {
            assertThat(files).hasSize(2);
        }
    }

    private List<Path> caches() throws IOException {
        if (!Files.exists(cache())) {
            return List.of();
        }
        try (var files = Files.list(cache())) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    /// What the launcher calls, and no Java.
    private Path tools() throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (var tool : List.of("sh", "sed", "dirname", "readlink")) {
            var real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), real);
        }
        return tools;
    }

    /// In a folder as Windows calls one, whose parentheses mean something to its shell.
    private Path oldJava() throws IOException {
        var old = folder.resolve("Program Files (x86)").resolve("java-17");
        if (!Files.exists(old)) {
            Files.createDirectories(old.resolve("bin"));
            Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"17.0.15\"\n");
            var java = Files.writeString(old.resolve(WINDOWS ? "bin/java.exe" : "bin/java"), "#!/bin/sh\nexit 9\n");
            assertThat(java.toFile().setExecutable(true)).isTrue();
        }
        return old;
    }

    private Ended launch(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(home.resolve("bin")
                .resolve(WINDOWS ? "greeting.bat" : "greeting")
                .toString()));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    private Ended run(List<String> command, Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", JAVA.toString());
        builder.environment().put("SPORTELLO_CACHE", cache().toString());
        builder.environment().putAll(environment);
        var error = folder.resolve("error");
        var process = builder.redirectError(error.toFile()).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output, Files.readString(error));
    }

    private record Ended(int code, String output, String error) {}
}
