package dev.sportello.desktop.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartTest {
    private static final Path LAUNCHER = Path.of("/usr/lib/sportello/bin/sportello");

    @TempDir
    Path home;

    @Test
    void onLinuxAnEntryStartsIt() throws Exception {
        var autostart = Autostart.of("Linux", Map.of("HOME", home.toString()), LAUNCHER);
        assertThat(autostart.on()).isFalse();
        autostart.set(true);
        var entry = home.resolve(".config/autostart/sportello.desktop");
        assertThat(entry).content().contains("Exec=\"/usr/lib/sportello/bin/sportello\"\n");
        assertThat(autostart.on()).isTrue();
        autostart.set(false);
        autostart.set(false);
        assertThat(entry).doesNotExist();
        assertThat(autostart.on()).isFalse();
    }

    @Test
    void whoSwitchesItOffInTheDesktopsOwnListHasItOff() throws Exception {
        var autostart = Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", home.toString()), LAUNCHER);
        autostart.set(true);
        var entry = home.resolve("autostart/sportello.desktop");
        Files.writeString(entry, Files.readString(entry).replace("enabled=true", "enabled=false"));
        assertThat(autostart.on()).isFalse();
        autostart.set(true);
        assertThat(autostart.on()).isTrue();
        Files.writeString(entry, Files.readString(entry) + "Hidden=true\n");
        assertThat(autostart.on()).isFalse();
    }

    @Test
    void aFolderWithSignsOfItsOwnIsOneArgument() throws Exception {
        Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", home.toString()), Path.of("/opt/a \"b\" $c 50%/sportello"))
                .set(true);
        assertThat(home.resolve("autostart/sportello.desktop"))
                .content()
                .contains("Exec=\"/opt/a \\\\\"b\\\\\" \\\\$c 50%%/sportello\"\n");
    }

    @Test
    void onMacOsAnAgentOfLaunchdStartsIt() throws Exception {
        var autostart = Autostart.of("Mac OS X", Map.of("HOME", home.toString()), Path.of("/Apps/A & B/Sportello"));
        autostart.set(true);
        var file = home.resolve("Library/LaunchAgents/dev.sportello.desktop.plist");
        var reader = DocumentBuilderFactory.newInstance();
        reader.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var read = reader.newDocumentBuilder().parse(file.toFile());
        assertThat(read.getElementsByTagName("array").item(0).getTextContent()).isEqualTo("/Apps/A & B/Sportello");
        assertThat(autostart.on()).isTrue();
        autostart.set(false);
        assertThat(file).doesNotExist();
    }

    @Test
    void onWindowsItStandsInTheRegistry() {
        var key = (RunKey) Autostart.of("Windows 11", Map.of(), LAUNCHER);
        assertThat(key.command(true))
                .startsWith("reg.exe", "add")
                .contains("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", "\"" + LAUNCHER + "\"");
        assertThat(key.command(false)).startsWith("reg.exe", "delete");
    }
}
