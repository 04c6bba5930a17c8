# Of what the tests print, keeps failures and one line for every 250 tests that passed.
/^ *Passed / {
    if (++passed % 250 == 0) {
        printf "%6d tests passed so far\n", passed
        fflush()
    }
    next
}

{ print; fflush() }
