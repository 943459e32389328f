package dev.sportello.desktop.autostart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The list of Windows of what it starts when this user logs in, in the registry, by the system's own program for it.
record RunKey(Path launcher) implements Autostart {
    private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final String NAME = "Sportello";

    List<String> query() {
        return List.of("reg.exe", "query", KEY, "/v", NAME);
    }

    List<String> command(boolean on) {
        return on
                ? List.of("reg.exe", "add", KEY, "/v", NAME, "/t", "REG_SZ", "/d", "\"" + launcher + "\"", "/f")
                : List.of("reg.exe", "delete", KEY, "/v", NAME, "/f");
    }

    @Override
    public boolean on() throws IOException {
        return run(query());
    }

    @Override
    public void set(boolean on) throws IOException {
        if (!run(command(on)) && on) {
            throw new IOException("The registry does not take it.");
        }
    }

    private static boolean run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
