package dev.sportello.desktop.login;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.SignIn;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Texts;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// Signing in. FX thread only.
public final class LoginController {
    private final SignIn signIn;
    private final Consumer<SavedSession> entered;
    private final LoginHints hints;
    private final Texts texts;
    private boolean settingUp;

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private TextField relay;

    @FXML
    private Node codeField;

    @FXML
    private TextField code;

    @FXML
    private Node nameField;

    @FXML
    private TextField name;

    @FXML
    private TextField email;

    @FXML
    private PasswordField password;

    @FXML
    private Node error;

    @FXML
    private Label errorText;

    @FXML
    private Button submit;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private Hyperlink change;

    /// @param entered hears of the session, on the FX thread
    public LoginController(SignIn signIn, Consumer<SavedSession> entered, LoginHints hints, Locale locale) {
        this.signIn = signIn;
        this.entered = entered;
        this.hints = hints;
        texts = Texts.of(LoginController.class, locale);
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        relay.setText(hints.relay());
        email.setText(hints.email());
        show(progress, false);
        showError(hints.problem());
        setUp(false);
        Platform.runLater(this::focusFirstEmpty);
    }

    @FXML
    private void didClickChange() {
        setUp(!settingUp);
        showError(null);
        focusFirstEmpty();
    }

    @FXML
    private void didSubmit() {
        var address = LoginForm.address(relay.getText());
        if (address == null) {
            refuse(texts.get("error.address"), relay);
        } else if (settingUp && code.getText().isBlank()) {
            refuse(texts.get("error.code"), code);
        } else if (settingUp && name.getText().isBlank()) {
            refuse(texts.get("error.name"), name);
        } else if (!email.getText().contains("@")) {
            refuse(texts.get("error.email"), email);
        } else if (password.getText().isEmpty()) {
            refuse(texts.get("error.password"), password);
        } else {
            send(address);
        }
    }

    private void send(URI address) {
        showError(null);
        busy(true);
        var words = password.getText();
        CompletableFuture<SavedSession> session = settingUp
                ? signIn.firstAdmin(
                        address,
                        code.getText().strip(),
                        name.getText().strip(),
                        email.getText().strip(),
                        words)
                : signIn.signIn(address, email.getText().strip(), words);
        var _ = session.whenComplete((saved, failure) -> Platform.runLater(() -> {
            busy(false);
            if (failure == null) {
                entered.accept(saved);
            } else {
                refuse(reason(Paging.cause(failure)), password);
            }
        }));
    }

    private String reason(Throwable failure) {
        return switch (failure) {
            case RequestFailed.Refused refused ->
                switch (refused.refusal().error()) {
                    case CREDENTIALS_WRONG -> texts.get("error.credentials");
                    case SETUP_CODE_WRONG -> texts.get("error.setup-code");
                    case PASSWORD_TOO_WEAK -> texts.get("error.weak");
                    case RATE_LIMITED -> texts.get("error.rate");
                    default -> refused.refusal().sentence();
                };
            case RequestFailed.Offline _ -> texts.get("error.offline");
            default -> texts.get("error.unknown");
        };
    }

    private void setUp(boolean first) {
        settingUp = first;
        show(codeField, first);
        show(nameField, first);
        title.setText(texts.get(first ? "setup.title" : "title"));
        subtitle.setText(texts.get(first ? "setup.subtitle" : "subtitle"));
        submit.setText(texts.get(first ? "setup.submit" : "submit"));
        change.setText(texts.get(first ? "setup.back" : "setup.link"));
    }

    private void refuse(String sentence, TextField where) {
        showError(sentence);
        where.requestFocus();
        where.selectAll();
    }

    private void showError(@Nullable String sentence) {
        errorText.setText(sentence == null ? "" : sentence);
        show(error, sentence != null);
    }

    private void busy(boolean busy) {
        for (var field : new Node[] {relay, code, name, email, password, submit, change}) {
            field.setDisable(busy);
        }
        show(progress, busy);
    }

    private void focusFirstEmpty() {
        for (var field : new TextField[] {relay, settingUp ? code : email, email, password}) {
            if (field.getText().isBlank()) {
                field.requestFocus();
                return;
            }
        }
        password.requestFocus();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
