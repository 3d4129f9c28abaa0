package io.dynamicmarket.desk;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.adapters.postgres.PostgresAccess;
import io.dynamicmarket.desk.access.Argon2Hash;
import io.dynamicmarket.desk.access.Chance;
import io.dynamicmarket.governance.access.AccessRefused;
import io.dynamicmarket.governance.access.LockOut;
import io.dynamicmarket.governance.access.Occasion;
import io.dynamicmarket.governance.access.People;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.UnknownPerson;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a local person a new one-time password, by somebody who has the desk's database in hand. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Give a person a new one-time password and lift the lock, while the desk is stopped.")
final class AccessResetCommand implements Callable<Integer> {
    /** Nobody logs in here; what is asked for is only that there is one. */
    private static final LockOut ANY = new LockOut(1, Duration.ofMinutes(1));

    @Parameters(paramLabel = "PERSON", description = "Whose, for instance admin.")
    private String person;

    @Mixin
    private DatabaseOptions database;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    AccessResetCommand() {}

    @Override
    public Integer call() {
        try (Database open = database.open()) {
            People people = new People(new PostgresAccess(open), new Argon2Hash(), Chance::oneTimePassword, ANY);
            Occasion occasion =
                    new Occasion("command line", "here", Clock.systemUTC().millis());
            String password = people.resetPassword(new PersonId(person), occasion);
            PrintWriter out = spec.commandLine().getOut();
            out.println("One-time password of " + person + ", shown once: " + password);
            out.flush();
            return 0;
        } catch (UnknownPerson | AccessRefused e) {
            throw new Unusable(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage() + ".", e);
        } catch (DatabaseFailed e) {
            throw new Unusable("Nothing was changed. " + e.getMessage(), e);
        }
    }
}
