module dossier

go 1.25.0
