package dev.sportello.desktop.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionBusTest {
    private static final String VARIABLE = "DBUS_SESSION_BUS_ADDRESS";

    @Test
    void theFirstSocketThatTheEnvironmentNamesIsTheBus() {
        assertThat(SessionBus.address(Map.of(VARIABLE, "unix:path=/run/user/1000/bus")))
                .isEqualTo("unix:path=/run/user/1000/bus");
        assertThat(SessionBus.address(Map.of(VARIABLE, "unix:abstract=bus;unix:path=/a,guid=7")))
                .isEqualTo("unix:path=/a,guid=7");
        assertThat(SessionBus.address(Map.of(VARIABLE, ""))).isNull();
        assertThat(SessionBus.address(Map.of())).isNull();
    }

    @Test
    void otherwiseItIsTheOneInTheFolderOfTheSession(@TempDir Path folder) throws Exception {
        assertThat(SessionBus.address(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                .isNull();
        Files.createFile(folder.resolve("bus"));
        assertThat(SessionBus.address(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                .isEqualTo("unix:path=" + folder.resolve("bus"));
    }
}
