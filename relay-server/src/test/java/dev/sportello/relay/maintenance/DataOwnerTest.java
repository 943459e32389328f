package dev.sportello.relay.maintenance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.relay.storage.DatabaseFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Files have no POSIX owner there.")
class DataOwnerTest {

    @TempDir
    Path folder;

    @Test
    void theOwnerOfTheDataMayRunCommands() throws Exception {
        Files.createFile(new DatabaseFile(folder).path());
        assertThatCode(() -> DataOwner.require(folder)).doesNotThrowAnyException();
    }

    @Test
    void anybodyElseIsToldWhoseDataTheyAre() throws Exception {
        var file = Files.createFile(new DatabaseFile(folder).path());
        assertThatThrownBy(() -> DataOwner.require(folder, nobody()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(
                        "belong to the user " + Files.getOwner(file).getName())
                .hasMessageContaining("sudo -u " + Files.getOwner(file).getName());
    }

    @Test
    void anEmptyFolderIsForItsOwnerToFill() {
        assertThatThrownBy(() -> DataOwner.require(folder, nobody())).hasMessageContaining("belong to the user");
    }

    @Test
    void aFolderThatIsNotThereIsNobodys() {
        assertThatCode(() -> DataOwner.require(folder.resolve("new"))).doesNotThrowAnyException();
    }

    private UserPrincipal nobody() throws Exception {
        return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    }
}
