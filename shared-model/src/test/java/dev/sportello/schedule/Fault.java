package dev.sportello.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A fault that is put into a class on purpose, to see that a scenario finds it: some words of its source are replaced.
///
/// @param source of the class, below the module's `src`
/// @param words that stand in it
/// @param instead what takes their place
public record Fault(String source, String words, String instead) {

    /// The classes of the source with the fault in them, by their full names.
    ///
    /// @throws AssertionError if the words do not stand there any more, or what takes their place does not compile
    Map<String, byte[]> compiled() {
        var text = read();
        assertThat(text).as("the source of a fault").contains(words);
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = new InMemory(compiler.getStandardFileManager(null, null, null))) {
            var options = List.of("-proc:none", "-parameters", "-classpath", System.getProperty("java.class.path"));
            var file = new SourceText(source, text.replace(words, instead));
            assertThat(compiler.getTask(null, files, null, options, null, List.of(file))
                            .call())
                    .as("whether a fault compiles")
                    .isTrue();
            return files.classes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String read() {
        try {
            return Files.readString(Path.of("src", source));
        } catch (IOException e) {
            throw new AssertionError("A fault's source is not there.", e);
        }
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String name, String text) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
                }
            };
        }

        Map<String, byte[]> classes() {
            var classes = new HashMap<String, byte[]>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
