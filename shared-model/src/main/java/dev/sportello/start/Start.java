package dev.sportello.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The main class of both programs' jars. It is compiled for Java 8 (see the pom), so that whoever starts a program with
 * an older Java reads what to do, and not the name of an error. The program itself stands in the jar's manifest, as
 * {@code Program}.
 */
public final class Start {
    private static final int NEEDED = 25;
    private static final int CANNOT_START = 1;

    /** Starts the program of the jar, or says which Java it needs. */
    public static void main(String[] options) throws Throwable {
        if (running() < NEEDED) {
            tell(System.err);
            System.exit(CANNOT_START);
        }
        try {
            Class.forName(program()).getMethod("main", String[].class).invoke(null, (Object) options);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void tell(PrintStream out) {
        out.println("Sportello needs Java " + NEEDED + " or newer; this is Java " + running() + " in "
                + System.getProperty("java.home") + ".");
        out.println(
                "Install a newer one, from https://adoptium.net for instance, and start the program with its bin/java.");
    }

    private static int running() {
        String version = System.getProperty("java.specification.version");
        // Java 8 calls itself 1.8.
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }

    /** The jar that was started is the first on the class path, before its libraries. */
    private static String program() throws IOException {
        try (InputStream stream = ClassLoader.getSystemResourceAsStream("META-INF/MANIFEST.MF")) {
            Attributes entries = new Manifest(stream).getMainAttributes();
            return entries.getValue("Program");
        }
    }

    private Start() {}
}
