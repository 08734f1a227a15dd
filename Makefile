# The doors of the project. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -ec
PYTHON ?= python3
BIN := .venv/bin
LIBRARIES := age espeak-ng libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libfontconfig1 libfreetype6 \
	libglib2.0-0 libdbus-1-3 libx11-6 libgssapi-krb5-2 libxcb-cursor0 libxcb-icccm4 libxcb-image0 \
	libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1
# a display, a session bus, a keyring, a screen reader's side, servers: for tests alone
TESTED_WITH := apt-utils at-spi2-core dbus gir1.2-atspi-2.0 gnome-keyring gnupg libglib2.0-bin postgresql python3-gi sqlite3 x11-utils xdotool xvfb
# systems in which make verify-packages tries the packages; Ubuntu's key: packaging/RELEASING.md
SUITES ?= bookworm
METATYPES = $(shell $(BIN)/python -c "import PySide6, glob; print(','.join(f for m in ('core', 'gui', 'qml', 'quick') for f in glob.glob(PySide6.__path__[0] + f'/Qt/metatypes/qt6{m}_*metatypes.json')))")
BASES = ui/patient/questions/typed.py ui/patient/questions/choice.py # before those that build on them
QML = $(shell git ls-files -co --exclude-standard 'ui/*.qml')

# rows of the reliability table that are not in tests/faults
PROMISED_ELSEWHERE = $(addprefix tests/journeys/test_,a_tablet_and_its_keyring.py planted_words.py nothing_readable_is_left.py)

.PHONY: help run test check packages packages-windows reproduce reproduce-windows verify-packages verify-linux verify-windows earlier-packages papers soak shots pictures types translations translate format policy lock clean

help: ## show this help
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

run: .venv/ready translations ## set up what is missing and start the demo clinic
	$(BIN)/kiosk demo

test: check tests/fhir_server/node_modules ## set up what is missing, check the code, run every test
	@packaging/linux/system-packages $(TESTED_WITH)
	$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/ready translations types ## format, lint, types, layers, QML: no test is run
	$(BIN)/ruff format --check -q .
	$(BIN)/ruff check -q .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo | tail -n 3
	@$(BIN)/pyside6-qmllint -W 0 -I $(CURDIR) $(addprefix $(CURDIR)/,$(QML))
	@for file in $(QML); do diff -q <($(BIN)/pyside6-qmlformat $$file) $$file >/dev/null \
		|| { echo "$$file: not formatted, run make format"; exit 1; }; done

soak: .venv/ready tests/fhir_server/node_modules ## the long counts of what make test tries in part (two hours)
	MUTATED_FORMS=100000 $(BIN)/python -m pytest tests/kiosk/forms/test_mutated.py
	TAPS_BETWEEN_KILLS=2 $(BIN)/python -m pytest tests/journeys/test_a_visit_interrupted.py
	VISITS=100 $(BIN)/python -m pytest --log-cli-level=INFO tests/ui/patient/test_many_visits.py
	POWER_CUTS_TORN=250 KILLS=2000 TABLETS=20 ENVELOPES_EACH=500 STICK_ROUNDS=2000 COURIER_STORIES=900 \
		MUTATED_RECORDS=1000000 $(BIN)/python -m pytest tests/faults $(PROMISED_ELSEWHERE)

shots: .venv/ready translations ## play the scripted visit, and lay every screen on contact sheets, look at each in every way
	$(BIN)/kiosk demo --offscreen
	$(BIN)/kiosk pack preview ketamine-chronic-pain --pictures build/shots
	$(BIN)/python -m tests.ui.access.matrix

pictures: .venv/ready translations ## make the pictures of docs/nurse.md anew
	$(BIN)/python packaging/desk_pictures.py

packages: .venv/ready translations ## freeze the program, and pack it for Debian and Ubuntu (build/packages)
	@packaging/linux/system-packages binutils
	packaging/linux/freeze
	rm -f build/packages/*.deb
	packaging/linux/build-debs

packages-windows: .venv/ready translations ## as root on Debian: freeze the program for Windows, and make its installer (build/packages)
	@packaging/linux/system-packages debootstrap gcc-mingw-w64-x86-64-win32 msitools wixl
	packaging/windows/freeze
	rm -f build/packages/*.msi
	packaging/windows/build-msi

reproduce-windows: .venv/ready translations ## as root on Debian: freeze the program for Windows twice, and say what differs
	@packaging/linux/system-packages debootstrap gcc-mingw-w64-x86-64-win32
	packaging/windows/reproduce

reproduce: .venv/ready translations ## freeze and pack twice, and say what differs
	@packaging/linux/system-packages binutils
	packaging/linux/reproduce

verify-packages: packages packages-windows earlier-packages ## as root: all of the packages' life, in fresh systems, a container, a virtual machine, Wine
	VERSION=0.0.9 OUT=build/earlier packaging/windows/build-msi
	PYTHONPATH=.:packaging $(BIN)/python -m verify.trial all $(SUITES)

verify-linux: packages earlier-packages ## as root: the life of the packages for Debian and Ubuntu alone
	PYTHONPATH=.:packaging $(BIN)/python -m verify.trial linux $(SUITES)

earlier-packages: packages # to upgrade from, and what the trials need
	@packaging/linux/system-packages debootstrap lintian apt-utils binutils gnupg xz-utils \
		systemd-container xvfb xdotool qemu-system-x86 e2fsprogs
	lintian --fail-on error build/packages/*.deb
	VERSION=0.0.9 COMPRESSION=zstd OUT=build/earlier packaging/linux/build-debs

verify-windows: packages-windows ## as root: the program for Windows and the life of its installer alone, under Wine
	@packaging/linux/system-packages debootstrap xvfb xdotool msitools
	VERSION=0.0.9 OUT=build/earlier packaging/windows/build-msi
	PYTHONPATH=.:packaging $(BIN)/python -m verify.rehearsal build/verify/rehearsal
	PYTHONPATH=.:packaging $(BIN)/python -m verify.windows_program
	PYTHONPATH=.:packaging $(BIN)/python -m verify.windows_installer

format: .venv/ready ## format Python and QML
	$(BIN)/ruff format -q .
	$(BIN)/ruff check -q --fix .
	@for file in $(QML); do $(BIN)/pyside6-qmlformat -i $$file; done

types: .venv/ready ## tell QML tools about the Python classes (ui/patient/types.qmltypes)
	@mkdir -p build
	@$(BIN)/pyside6-metaobjectdump -q -o build/patient.json ui/patient/*.py \
		$(BASES) $(filter-out $(BASES),$(wildcard ui/patient/questions/*.py))
	@$(BIN)/pyside6-qmltyperegistrar --generate-qmltypes ui/patient/types.qmltypes \
		-o build/registrar.cpp build/patient.json --import-name ui.patient \
		--major-version 1 --minor-version 0 --foreign-types "$(METATYPES)"

translations: $(patsubst %.ts,%.qm,$(wildcard resources/translations/*.ts))

%.qm: %.ts .venv/ready
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

translate: .venv/ready ## collect the strings of the patient's screens for the translators
	$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none -extensions qml,py ui/controls ui/patient \
		-ts resources/translations/kiosk_es.ts

policy: .venv/ready ## write schema, Group Policy's files and IT's table from the settings' model
	$(BIN)/python packaging/policy/generate.py

lock: .venv/ready ## pin the dependencies anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -q \
		-c requirements.lock -o requirements-dev.lock
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -q \
		-c requirements.lock -o requirements-build.lock
	uv pip compile --group release --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-release.lock
	uv pip compile --group windows --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-windows.lock

papers: ## a release's papers beside its packages in build/packages: bill of materials, licences, sums
	packaging/release/papers build/packages build/frozen/intake-kiosk

clean: ## remove what make made, the virtual environment too
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# a FHIR server for the tests; its packages are pinned by package-lock.json
tests/fhir_server/node_modules: tests/fhir_server/package-lock.json
	@command -v npm >/dev/null || packaging/linux/system-packages nodejs npm
	cd tests/fhir_server && npm ci --no-audit --no-fund --ignore-scripts --silent
	@touch $@

.venv/ready: requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed, this is " + sys.version)'
	@packaging/linux/system-packages $(LIBRARIES)
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
