package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileBrowserTest {
    private static final Path FILE = Path.of("/home/anna/My data/outbox.set-aside.log");

    @Test
    void eachSystemPointsAtAFileInItsOwnWay() {
        assertThat(FileBrowser.command("Linux", FILE)).containsExactly("xdg-open", "/home/anna/My data");
        assertThat(FileBrowser.command("Mac OS X", FILE)).containsExactly("open", "-R", FILE.toString());
        assertThat(FileBrowser.command("Windows 11", FILE)).containsExactly("explorer.exe", "/select," + FILE);
    }
}
